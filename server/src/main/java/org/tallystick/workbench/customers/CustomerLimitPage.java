package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.credit.CreditCheck;
import org.tallystick.credit.CreditLimit;
import org.tallystick.credit.CreditStanding;
import org.tallystick.payments.RefundAccount;
import org.tallystick.payments.RefundAccounts;
import org.tallystick.platform.web.Tone;

/** The credit limits of a customer and the account refunds go to, with their histories and what waits. */
public record CustomerLimitPage(
        CustomerFrame frame,
        CreditStanding standing,
        List<CreditCheck> checks,
        List<CreditLimit> inForce,
        List<CreditLimit> versions,
        @Nullable RefundAccount account,
        List<RefundAccounts.Version> accounts,
        List<Approval> waiting,
        Map<String, String> people,
        LocalDate today) {
    public CustomerLimitPage {
        checks = List.copyOf(checks);
        inForce = List.copyOf(inForce);
        versions = List.copyOf(versions);
        accounts = List.copyOf(accounts);
        waiting = List.copyOf(waiting);
        people = Map.copyOf(people);
    }

    public String person(String reference) {
        return people.getOrDefault(reference, "Somebody");
    }

    public String validity(CreditLimit version) {
        if (inForce.stream().anyMatch(one -> one.id().equals(version.id()))) {
            return "In force";
        }
        if (today.isBefore(version.terms().fromOn())) {
            return "To come";
        }
        return version.holds(today) ? "Replaced" : "Over";
    }

    public Tone tone(CreditLimit version) {
        return switch (validity(version)) {
            case "In force" -> Tone.GOOD;
            case "To come" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }
}
