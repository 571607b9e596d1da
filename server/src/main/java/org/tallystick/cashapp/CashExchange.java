package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.ledger.Periods;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.ExchangeDesk;
import org.tallystick.payments.ExchangeInput;
import org.tallystick.payments.Exchanges;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentExchange;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.Allocations;

/** Where a person says what a payment really was, and takes that back; the bank's line follows. */
@Service
@Transactional
public class CashExchange {
    private final ExchangeDesk desk;
    private final Exchanges exchanges;
    private final Payments payments;
    private final Refunds refunds;
    private final Allocations allocations;
    private final ReceiptLines lines;
    private final Remittances remittances;
    private final Periods periods;
    private final Companies companies;
    private final BusinessClock clock;

    CashExchange(
            ExchangeDesk desk,
            Exchanges exchanges,
            Payments payments,
            Refunds refunds,
            Allocations allocations,
            ReceiptLines lines,
            Remittances remittances,
            Periods periods,
            Companies companies,
            BusinessClock clock) {
        this.desk = desk;
        this.exchanges = exchanges;
        this.payments = payments;
        this.refunds = refunds;
        this.allocations = allocations;
        this.lines = lines;
        this.remittances = remittances;
        this.periods = periods;
        this.companies = companies;
        this.clock = clock;
    }

    /** What the bank tells of a payment, or of the one it was exchanged from: on the statement or in a notification. */
    @Transactional(readOnly = true)
    public Optional<OriginalAmount> told(CompanyId company, PaymentId id) {
        return Optional.ofNullable(remittances.of(company, List.of(id)).get(id)).map(Remittance::original);
    }

    /** All that is unapplied of a payment was this. Returns what it is exchanged into. */
    public PaymentId exchange(Caller caller, PaymentId id, Money paid) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        payments.lock(company, List.of(id));
        PaymentId made = desk.exchange(caller, new ExchangeInput(id, paid, day(company, id), AllocationRequest.MANUAL));
        lines.follow(company, id);
        return made;
    }

    /** Takes back what made a payment. Returns the payment that has its amount again. */
    public PaymentId undo(Caller caller, PaymentId exchanged, String reason) {
        caller.must(Permission.ALLOCATE);
        PaymentId original = desk.undo(caller, exchanged, reason);
        lines.follow(caller.company(), original);
        return original;
    }

    /** Takes back what accepting a proposal on a day made, when it settles nothing any more. */
    void undoAccepted(Caller caller, PaymentId exchanged, LocalDate on, String reason) {
        CompanyId company = caller.company();
        PaymentExchange making = exchanges.making(company, exchanged).orElse(null);
        boolean accepted = making != null
                && making.isActive()
                && making.rule().startsWith(Acceptance.ACCEPTED)
                && LocalDate.ofInstant(
                                making.recordedAt(), companies.get(company).zone())
                        .equals(on);
        Payment payment = payments.find(company, exchanged).orElseThrow();
        if (accepted && payment.unapplied().equals(payment.amount())) {
            undo(caller, exchanged, reason);
        }
    }

    /**
     * The day an exchange counts from: that on which the payment came in, as long as nothing was ever done with it and its
     * month is open; today otherwise.
     */
    LocalDate day(CompanyId company, PaymentId id) {
        Payment payment = payments.find(company, id).orElseThrow(() -> Refusal.notFound("payment"));
        boolean untouched = allocations.ofPayment(company, id).isEmpty()
                && exchanges.of(company, id).isEmpty()
                && refunds.ofPayment(company, id).isEmpty();
        return untouched && periods.isOpen(company, payment.receivedOn()) ? payment.receivedOn() : clock.today(company);
    }
}
