/** Whether we download from this address: our own fetch must not be turned on anybody else's servers. */
export function isAddressOn(host: string, url: string): boolean {
  const address = URL.parse(url);
  return (
    address !== null &&
    address.protocol === "https:" &&
    address.port === "" &&
    address.username === "" &&
    address.password === "" &&
    address.hostname === host
  );
}
