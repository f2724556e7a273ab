/// The client side: one request from its key to its usage row. Read [ccapi.daemon.proxy.Exchange] first; it is the
/// way of a request from top to bottom. Who serves is decided in `account`, money in `apikey` and `usage`, words of
/// another protocol in `translate`.
package ccapi.daemon.proxy;
