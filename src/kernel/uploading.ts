import { call } from './client.ts'
import { mostUploadMegabytes, uploadEndings, uploadFile, uploadKinds } from './upload-contract.ts'

/** How a field of a form hands files in, as the browser asks for it. */
export const taking = {
  accept: uploadEndings,
  kinds: uploadKinds,
  mostMegabytes: mostUploadMegabytes,
  most: 5,
  onUpload: (file: File) => call(uploadFile, { name: file.name }, { upload: file }),
}
