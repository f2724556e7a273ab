/// `ccapi usage …` and `ccapi prices …`: one class a verb, listed in [ccapi.cli.usage.UsageVerbs].
package ccapi.cli.usage;
