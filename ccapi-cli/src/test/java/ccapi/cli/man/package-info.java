/// Writes what is generated and checked in, `man/` and `completions/`, and fails when it is stale. To write it anew:
/// `CCAPI_WRITE=1 mvn test -pl ccapi-cli -am -Dtest='ManPagesTest'`.
package ccapi.cli.man;
