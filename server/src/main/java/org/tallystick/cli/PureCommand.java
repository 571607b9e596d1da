package org.tallystick.cli;

/** A command that needs neither the database nor Spring: fast, and good in pipes. */
public interface PureCommand {
    CommandResult run(Arguments arguments, Console console);
}
