/// `ccapi account …`: one class a verb, listed in [ccapi.cli.account.AccountVerbs].
package ccapi.cli.account;
