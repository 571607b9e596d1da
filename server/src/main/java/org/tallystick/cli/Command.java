package org.tallystick.cli;

/** A command that needs the database: a bean, run once in a process that serves nothing. */
public interface Command {
    CommandResult run(Arguments arguments, Console console);
}
