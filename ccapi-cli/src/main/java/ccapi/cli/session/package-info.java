/// `ccapi session …`: which conversation stays with which account. Listed in [ccapi.cli.session.SessionVerbs].
package ccapi.cli.session;
