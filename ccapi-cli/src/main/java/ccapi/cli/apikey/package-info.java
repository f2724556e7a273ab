/// `ccapi key …`: one class a verb, listed in [ccapi.cli.apikey.KeyVerbs].
package ccapi.cli.apikey;
