/// News inside the daemon: who changed what, for whoever watches. Read [ccapi.daemon.event.Events] first.
package ccapi.daemon.event;
