package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.AccountRole;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundClaim;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundableCredits;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/**
 * Refunds of credit memos, seen from the open items: a refund is an item of its own, settled by the credit. When it is given
 * back, the credit is taken off again and the item is settled by the refund itself.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CreditRefunds implements RefundableCredits {
    private static final String RULE = "refund";

    private final JdbcClient db;
    private final Customers customers;
    private final OpenItems items;
    private final Allocations allocations;
    private final AllocationBook book;
    private final BusinessClock clock;

    CreditRefunds(
            JdbcClient db,
            Customers customers,
            OpenItems items,
            Allocations allocations,
            AllocationBook book,
            BusinessClock clock) {
        this.db = db;
        this.customers = customers;
        this.items = items;
        this.allocations = allocations;
        this.book = book;
        this.clock = clock;
    }

    /** What a refund made of a credit: its own item, and the allocation that settled it. */
    private record Part(OpenItemId credit, OpenItemId item, AllocationId allocation) {}

    /** The credit that a refund pays back; nothing for one of a payment. */
    @Transactional(readOnly = true)
    public Optional<OpenItem> creditOf(CompanyId company, RefundId refund) {
        return part(company, refund).flatMap(part -> items.find(company, part.credit()));
    }

    /** The refunds of a credit, the first one first. */
    @Transactional(readOnly = true)
    public List<RefundId> ofCredit(CompanyId company, OpenItemId credit) {
        return db.sql("""
                        select refund_id
                        from receivables.credit_refund
                        where company_id = :company
                          and credit_item_id = :credit
                        order by refund_id
                        """)
                .param("company", company.value())
                .param("credit", credit.value())
                .query((row, number) -> new RefundId(Sql.uuid(row, "refund_id")))
                .list();
    }

    @Override
    public RefundClaim lock(CompanyId company, UUID credit) {
        var id = new OpenItemId(credit);
        OpenItem seen = items.find(company, id).orElseThrow(() -> Refusal.notFound("credit"));
        customers.lock(company, Set.of(seen.customer()));
        OpenItem item = items.lock(company, List.of(id)).getFirst();
        if (item.kind() != OpenItem.Kind.CREDIT) {
            throw Refusal.notFound("credit");
        }
        return new RefundClaim(
                null,
                item.number(),
                item.customer(),
                item.open().negated(),
                -item.openBaseMinor(),
                AccountRole.RECEIVABLES);
    }

    @Override
    public void take(Caller caller, UUID credit, Refund refund) {
        CompanyId company = caller.company();
        var id = new OpenItemId(credit);
        OpenItem source = items.lock(company, List.of(id)).getFirst();
        LocalDate on = refund.requestedOn();
        var fresh = new NewOpenItem(
                OpenItemId.next(),
                source.customer(),
                OpenItem.Kind.REFUND,
                refund.id().value(),
                refund.number(),
                1,
                refund.amount(),
                refund.baseMinor(),
                on,
                on,
                on,
                null,
                null);
        items.post(company, List.of(fresh), clock.now());
        Map<OpenItemId, OpenItem> locked = new HashMap<>(Map.of(id, source));
        OpenItem own = items.find(company, fresh.id()).orElseThrow();
        var settlement = book.begin(caller, on, RULE);
        settlement.credit(id, null, own, refund.amount(), locked);
        AllocationId made = settlement.done().getFirst();
        db.sql("""
                        insert into receivables.credit_refund
                            (company_id, refund_id, credit_item_id, open_item_id, allocation_id)
                        values (:company, :refund, :credit, :item, :allocation)
                        """)
                .param("company", company.value())
                .param("refund", refund.id().value())
                .param("credit", credit)
                .param("item", fresh.id().value())
                .param("allocation", made.value())
                .update();
    }

    @Override
    public void lock(CompanyId company, RefundId refund) {
        Part part = part(company, refund).orElseThrow();
        OpenItem credit = items.find(company, part.credit()).orElseThrow();
        customers.lock(company, Set.of(credit.customer()));
        items.lock(company, List.of(part.credit(), part.item()));
    }

    @Override
    public void giveBack(Caller caller, Refund refund, LocalDate on, String reason) {
        CompanyId company = caller.company();
        Part part = part(company, refund.id()).orElseThrow();
        var takenBack = book.begin(caller, on, RULE);
        takenBack.takeBack(allocations.find(company, part.allocation()).orElseThrow(), reason);
        takenBack.done();
        OpenItem own = items.find(company, part.item()).orElseThrow();
        var settlement = book.begin(caller, on, RULE);
        settlement.refundBack(own, reason, new HashMap<>());
        settlement.done();
    }

    private Optional<Part> part(CompanyId company, RefundId refund) {
        return db.sql("""
                        select credit_item_id, open_item_id, allocation_id
                        from receivables.credit_refund
                        where company_id = :company
                          and refund_id = :refund
                        """)
                .param("company", company.value())
                .param("refund", refund.value())
                .query((row, number) -> new Part(
                        new OpenItemId(Sql.uuid(row, "credit_item_id")),
                        new OpenItemId(Sql.uuid(row, "open_item_id")),
                        new AllocationId(Sql.uuid(row, "allocation_id"))))
                .optional();
    }
}
