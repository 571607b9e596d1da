package org.tallystick.lib.bankfiles.camt;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Counterparty;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Finds the other side of a payment: the debtor of money that came, the creditor of money that left. */
final class Parties {
    private Parties() {}

    /**
     * The other side. Banks keep or turn the parties of returned payments, and name one of them only: a side that is our
     * own account or is not named gives way to the other one.
     */
    static Counterparty counterparty(XmlNode details, Direction direction, String ownAccount) {
        boolean credit = direction == Direction.CREDIT;
        Counterparty expected = side(details, credit ? "Dbtr" : "Cdtr");
        Counterparty other = side(details, credit ? "Cdtr" : "Dbtr");
        boolean turned = expected.isUnknown() || (isOwn(expected, ownAccount) && !isOwn(other, ownAccount));
        return turned && !other.isUnknown() ? other : expected;
    }

    private static boolean isOwn(Counterparty party, String ownAccount) {
        return !ownAccount.isEmpty() && (ownAccount.equals(party.iban()) || ownAccount.equals(party.account()));
    }

    private static Counterparty side(XmlNode details, String role) {
        XmlNode parties = details.at("RltdPties");
        XmlNode account = parties == null ? null : parties.at(role + "Acct");
        XmlNode bank = details.at("RltdAgts", role + "Agt", "FinInstnId");
        if (parties == null) {
            return Counterparty.UNKNOWN;
        }
        return new Counterparty(
                name(parties.at(role)),
                account == null ? null : iban(account),
                account == null ? null : accountNumber(account),
                bank == null ? null : bic(bank),
                name(parties.at("Ultmt" + role)));
    }

    /** {@code Nm}, from version 8 on {@code Pty/Nm}, or the name of a bank as party. */
    private static @Nullable String name(@Nullable XmlNode party) {
        if (party == null) {
            return null;
        }
        String name = party.textAt("Nm");
        if (name == null) {
            name = party.textAt("Pty", "Nm");
        }
        return name == null ? party.textAt("Agt", "FinInstnId", "Nm") : name;
    }

    static @Nullable String iban(XmlNode account) {
        String iban = account.textAt("Id", "IBAN");
        return iban == null ? null : iban.replace(" ", "");
    }

    static @Nullable String accountNumber(XmlNode account) {
        String number = account.textAt("Id", "Othr", "Id");
        if (number == null) {
            number = account.textAt("Id", "PrtryAcct", "Id");
        }
        return number == null ? account.textAt("Id", "BBAN") : number;
    }

    static @Nullable String bic(XmlNode institution) {
        String bic = institution.textAt("BICFI");
        return bic == null ? institution.textAt("BIC") : bic;
    }
}
