import ipaddr from 'ipaddr.js'

/** Whether a number that a name stands for lies in the open network: no loopback, private, link-local, mapped or reserved one. */
export function isOpenAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}
