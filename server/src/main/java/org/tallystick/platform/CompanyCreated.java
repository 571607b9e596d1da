package org.tallystick.platform;

/** A company was added; modules give it what it needs to begin, in the same transaction and scope. */
public record CompanyCreated(Company company) {}
