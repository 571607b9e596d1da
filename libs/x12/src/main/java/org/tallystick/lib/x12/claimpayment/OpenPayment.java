package org.tallystick.lib.x12.claimpayment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.claimpayment.PlanPayment.Transfer;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.PartyDraft;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Trace;

/** The heading of an 835 while it is read. */
final class OpenPayment {
    private final String control;
    private final Location location;
    private @Nullable Location order;
    private String handling = "";
    private @Nullable Money amount;
    private String creditDebit = "";
    private String method = "";
    private Transfer transfer = Transfer.NONE;
    private @Nullable LocalDate date;
    private @Nullable Trace trace;
    private @Nullable LocalDate producedOn;
    private @Nullable PartyDraft open;
    private Party payer = Party.unknown("PR");
    private Party payee = Party.unknown("PE");
    private final List<Reference> references = new ArrayList<>();

    OpenPayment(String control, Location location) {
        this.control = control;
        this.location = location;
    }

    void take(Elements read) {
        switch (read.id()) {
            case "BPR" -> order(read);
            case "TRN" -> trace = trace == null ? read.trace() : trace;
            case "CUR" -> read.currency(2);
            case "DTM" -> producedOn = read.text(1).equals("405") ? read.day(2) : producedOn;
            case "N1" -> {
                closeParty();
                open = PartyDraft.of(read);
            }
            default -> describe(read);
        }
    }

    private void order(Elements read) {
        order = read.location(2);
        handling = read.text(1);
        amount = read.moneyIfAny(2);
        creditDebit = read.text(3);
        method = read.text(4);
        transfer = new Transfer(
                read.text(5), read.text(7), read.text(9), read.text(10), read.text(11), read.text(13), read.text(15));
        date = read.day(16);
    }

    private void describe(Elements read) {
        if (open != null) {
            open.take(read);
        } else if (read.is("REF")) {
            references.add(read.reference());
        }
    }

    private void closeParty() {
        if (open == null) {
            return;
        }
        if (open.role().equals("PE")) {
            payee = open.done();
        } else if (open.role().equals("PR")) {
            payer = open.done();
        }
        open = null;
    }

    /** Where BPR02 stands, null when there is no BPR. */
    @Nullable
    Location order() {
        return order;
    }

    /** Where the transaction begins. */
    Location location() {
        return location;
    }

    boolean isNotice() {
        return handling.equals("H");
    }

    /** Whether BPR02 could be read. */
    boolean hasAmount() {
        return amount != null;
    }

    PlanPayment payment(Elements read) {
        closeParty();
        return new PlanPayment(
                control,
                handling,
                new Money(amount == null ? 0 : amount.minor(), read.currency()),
                creditDebit,
                method,
                transfer,
                date,
                trace == null ? Trace.of("", "") : trace,
                producedOn,
                payer,
                payee,
                references);
    }
}
