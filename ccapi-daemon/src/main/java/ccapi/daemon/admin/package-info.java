/// The admin side: HTTP and JSON on a Unix socket, and nowhere else. Read [ccapi.daemon.admin.AdminListener] first.
/// Routes are handed in by the rooms; none of them is known here.
package ccapi.daemon.admin;
