package org.tallystick.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approvable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.fx.FxPosition;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where amounts are given up: at once, or after a second person agreed. */
@Service
@Transactional
public class WriteOffDesk implements Approvable {
    private final AllocationDesk desk;
    private final OpenItems items;
    private final ApprovalDesk approvals;
    private final Companies companies;
    private final BusinessClock clock;

    WriteOffDesk(
            AllocationDesk desk, OpenItems items, ApprovalDesk approvals, Companies companies, BusinessClock clock) {
        this.desk = desk;
        this.items = items;
        this.approvals = approvals;
        this.companies = companies;
        this.clock = clock;
    }

    /** Gives up what is open on an item, in full or in part; a deed names the allocation. */
    public Answer writeOff(Caller caller, OpenItemId id, Money amount, LocalDate on, String reason) {
        OpenItem item = items.byIds(caller.company(), Set.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("open item"));
        requireSound(caller.company(), item, amount, on, reason);
        Asked asked = asked(caller.company(), item, amount, on, reason.strip());
        return approvals.doOrAsk(caller, asked, () -> done(caller, item, amount, on, reason));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.WRITE_OFF;
    }

    @Override
    public Approval.Deed carryOut(Caller asker, Approval approved) {
        Asked asked = approved.asked();
        var id = new OpenItemId(UUID.fromString(asked.part("item")));
        OpenItem item = items.byIds(asker.company(), Set.of(id)).getFirst();
        return done(asker, item, asked.amount(), LocalDate.parse(asked.part("on")), asked.reason());
    }

    private Approval.Deed done(Caller caller, OpenItem item, Money amount, LocalDate on, String reason) {
        AllocationId made = desk.writeOff(caller, item.id(), amount, on, reason).getFirst();
        return new Approval.Deed("allocation", made.value(), amount + " on " + item.number());
    }

    private Asked asked(CompanyId company, OpenItem item, Money amount, LocalDate on, String reason) {
        CurrencyCode own = companies.get(company).currency();
        Money base = new FxPosition(item.open(), new Money(item.openBaseMinor(), own))
                .settle(amount, BigDecimal.ONE)
                .booked();
        return new Asked(
                ApprovalKind.WRITE_OFF,
                item.kind() == OpenItem.Kind.INVOICE ? "invoice" : "open item",
                item.kind() == OpenItem.Kind.INVOICE
                        ? item.document()
                        : item.id().value(),
                item.number(),
                item.customer().value(),
                amount,
                base,
                reason,
                Map.of("item", item.id().toString(), "amount", amount.toPlainString(), "on", on.toString()));
    }

    private void requireSound(CompanyId company, OpenItem item, Money amount, LocalDate on, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Choose today or an earlier day.");
        }
        AllocationBook.requireFits(item, amount);
    }
}
