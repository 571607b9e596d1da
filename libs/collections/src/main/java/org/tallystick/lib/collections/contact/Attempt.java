package org.tallystick.lib.collections.contact;

import java.util.Set;

/**
 * A contact somebody wants to make.
 *
 * @param address the number or address used
 * @param debts what it is about
 * @param carriesOptOut whether the message offers a simple way to want no more at this address
 * @param toThirdParty whether somebody else than the person is reached
 * @param revealsDebt whether its content says that something is owed
 * @param permittedNotice whether it is a notice that must be allowed even after communication was to cease
 */
public record Attempt(
        Medium medium,
        String address,
        Set<String> debts,
        boolean carriesOptOut,
        boolean toThirdParty,
        boolean revealsDebt,
        boolean permittedNotice) {
    public Attempt {
        debts = Set.copyOf(debts);
    }

    /** To the person, about debts; messages carry their opt-out. */
    public static Attempt of(Medium medium, String address, Set<String> debts) {
        return new Attempt(medium, address, debts, true, false, true, false);
    }
}
