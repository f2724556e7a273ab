/// What can go wrong, in words both ends share. Read [ccapi.shared.problem.ProblemCode] first.
package ccapi.shared.problem;
