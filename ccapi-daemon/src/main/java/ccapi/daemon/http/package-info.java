/// What every route of the admin side needs: reading JSON, answering JSON, who is asking.
/// Read [ccapi.daemon.http.Admin] first. No noun is known here.
package ccapi.daemon.http;
