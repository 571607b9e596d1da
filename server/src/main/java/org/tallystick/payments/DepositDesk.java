package org.tallystick.payments;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Brings checks and cash to the bank: from undeposited funds to the bank's account, where its line confirms it. */
@Service
@Transactional
public class DepositDesk {
    static final String SOURCE = "DEPOSIT";

    private final Deposits deposits;
    private final Payments payments;
    private final BankAccounts bankAccounts;
    private final Ledger ledger;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    DepositDesk(
            Deposits deposits,
            Payments payments,
            BankAccounts bankAccounts,
            Ledger ledger,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.deposits = deposits;
        this.payments = payments;
        this.bankAccounts = bankAccounts;
        this.ledger = ledger;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes one deposit of these payments, which were taken for the account and are not deposited yet. */
    public DepositId make(Caller caller, UUID account, Collection<PaymentId> chosen, LocalDate on) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        BankAccount bank = bankAccounts.find(company, account).orElseThrow(() -> Refusal.notFound("bank account"));
        List<PaymentId> ids = chosen.stream().distinct().toList();
        if (ids.isEmpty()) {
            throw Refusal.invalid("DEPOSIT_EMPTY", "Choose at least one check or some cash to deposit.");
        }
        payments.lock(company, ids);
        List<Undeposited> taken = deposits.taken(company, ids);
        requireTogether(taken, ids.size(), bank, on, clock.today(company));
        var deposit = new Deposit(
                DepositId.next(),
                deposits.nextNumber(company, on.getYear()),
                bank.id(),
                taken.stream().map(Undeposited::amount).reduce(Money::plus).orElseThrow(),
                taken.stream().mapToLong(Undeposited::baseMinor).reduce(0, Math::addExact),
                on,
                taken.size(),
                clock.now(),
                caller.actor().reference());
        Money base = new Money(deposit.baseMinor(), companies.get(company).currency());
        ledger.post(
                company,
                new EntryDraft(
                        Ids.next(),
                        on,
                        SOURCE,
                        deposit.id().value(),
                        "Deposit " + deposit.number(),
                        null,
                        List.of(
                                Posting.debit(bank.ledgerAccount(), deposit.amount(), base, null),
                                Posting.credit(AccountRole.UNDEPOSITED_FUNDS, deposit.amount(), base, null))));
        deposits.insert(company, deposit, ids);
        audit.record(
                caller,
                AuditEvent.of("deposit.make", "deposit", deposit.id().value(), deposit.number())
                        .fact("amount", deposit.amount())
                        .fact("payments", taken.size())
                        .fact("depositedOn", on));
        return deposit.id();
    }

    private static void requireTogether(
            List<Undeposited> taken, int chosen, BankAccount bank, LocalDate on, LocalDate today) {
        if (taken.size() < chosen) {
            throw Refusal.conflict(
                    "NOT_UNDEPOSITED", "One of the payments is no check or cash taken by hand; load the page again.");
        }
        for (Undeposited each : taken) {
            if (!each.isHere()) {
                throw Refusal.conflict(
                        "DEPOSITED_BEFORE",
                        "Payment " + each.number() + " is " + (each.returned() ? "returned" : "deposited")
                                + " already; load the page again.");
            }
            if (!each.bankAccount().equals(bank.id())) {
                throw Refusal.invalid(
                        "DEPOSIT_ACCOUNT",
                        "Payment " + each.number() + " was taken for another bank account; deposit it there.");
            }
            if (on.isBefore(each.receivedOn()) || on.isAfter(today)) {
                throw Refusal.invalid(
                        "DEPOSIT_DAY",
                        "A deposit lies between the day its last check was received and today; check the date.");
            }
        }
    }
}
