/// Commands about the installation as a whole that belong to no noun, such as `ccapi status`.
/// Listed in [ccapi.cli.TopVerbs].
package ccapi.cli.status;
