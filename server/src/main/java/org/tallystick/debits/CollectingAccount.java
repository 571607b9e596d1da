package org.tallystick.debits;

import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Network;

/** An account of the company to which direct debits are collected, and the network they go through. */
public record CollectingAccount(BankAccount account, Network network) {}
