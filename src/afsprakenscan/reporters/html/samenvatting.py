def page(o): return ''
