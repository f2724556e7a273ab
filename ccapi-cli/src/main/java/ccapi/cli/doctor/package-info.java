/// `ccapi doctor`: what is looked at from here, beside what the daemon finds itself. Start at
/// [ccapi.cli.doctor.Doctor].
package ccapi.cli.doctor;
