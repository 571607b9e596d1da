package org.tallystick.lib.bankfiles.pain;

/** How many transactions have a status, as stated. */
public record StatusCount(String status, String transactions) {}
