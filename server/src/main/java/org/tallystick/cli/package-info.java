/**
 * The command line: one class per command of the launcher.
 *
 * <p>To add a command that needs the database, write a {@code @Component} that implements {@link
 * org.tallystick.cli.Command}, give it a constant {@link org.tallystick.cli.Syntax}, and add both to {@link
 * org.tallystick.cli.CommandList}. The syntax is the usage line itself: words in capitals are values, brackets mean
 * "may be missing", three dots "several". Whatever does not fit it is refused before anything starts. A command that needs
 * no database implements {@link org.tallystick.cli.PureCommand}, is made without Spring, and answers at once. {@code
 * --json} and {@code --help} belong to every command and are not written down.
 *
 * <p>A command returns its result and prints nothing itself: the result is a document (records, maps, lists; amounts are
 * {@code Money}) and the text or table that says the same to people. Progress goes to {@link
 * org.tallystick.cli.Console#progress}. A {@code Refusal} becomes its sentence on the terminal and exit code 2.
 *
 * <p>May depend on every module; none depends on it.
 */
@NullMarked
package org.tallystick.cli;

import org.jspecify.annotations.NullMarked;
