/** Addresses of the chapter's pages in the console. */
export const paths = {
  list: (orgId?: string) => (orgId ? `/console/members?org=${orgId}` : '/console/members'),
  card: (memberId: string, tab?: string) => `/console/members/${memberId}${tab ? `?tab=${tab}` : ''}`,
  edit: (memberId: string) => `/console/members/${memberId}/edit`,
  enter: (orgId?: string) => (orgId ? `/console/members/enter?org=${orgId}` : '/console/members/enter'),
  figures: (orgId?: string) => (orgId ? `/console/member-figures?org=${orgId}` : '/console/member-figures'),
  askExport: (params: URLSearchParams) => `/console/members/exports/new?${params}`,
  own: '/console/my-record',
  askCorrection: (field?: string) =>
    field ? `/console/my-record/correct?field=${field}` : '/console/my-record/correct',
  exports: '/console/members/exports',
  oneExport: (exportId: string) => `/console/members/exports/${exportId}`,
  duplicates: '/console/members/duplicates',
  oneDuplicate: (duplicateId: string) => `/console/members/duplicates/${duplicateId}`,
  imports: '/console/members/imports',
  oneImport: (batchId: string) => `/console/members/imports/${batchId}`,
}
