// The chapters in order. A chapter may use only the chapters above it; this is the only list of modules there is.
export default [
  'organisations',
  'people',
  'accounts',
  'notices',
  'members',
  'sites',
  'publishing',
  'cases',
  'transparency',
  'demands',
  'consultations',
  'feedback',
  'operations',
  'auditing',
]
