/** The columns of a list of classes, as message desks name them. */
export const classColumns = ['一级分类', '二级分类', '三级分类'] as const

/** Characters of a field, and of a class below it, at most. */
export const longestField = 20
export const longestName = 30
/** Lines of a list at most. */
export const mostLines = 2000
