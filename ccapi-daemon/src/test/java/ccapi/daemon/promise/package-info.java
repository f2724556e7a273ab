/// What ccapi promises, as a list that tests point at and the README shows. Read [ccapi.daemon.promise.Promise] first.
/// The tests themselves stay with what they test; here are only those that belong to no single room.
package ccapi.daemon.promise;
