package org.tallystick.payments;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approvable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/**
 * Where bank details are changed: the account refunds of a customer go to, and the company's own. What holds stays in force
 * until a second person agreed.
 */
@Service
@Transactional
public class BankDetailsDesk implements Approvable {
    private static final String OF_CUSTOMER = "customer";
    private static final String TAKEN_AWAY = "Refund account";

    private final RefundAccounts accounts;
    private final OwnAccounts own;
    private final Customers customers;
    private final ApprovalDesk approvals;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    BankDetailsDesk(
            RefundAccounts accounts,
            OwnAccounts own,
            Customers customers,
            ApprovalDesk approvals,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.accounts = accounts;
        this.own = own;
        this.customers = customers;
        this.approvals = approvals;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks that refunds of a customer go to an account from now on; null takes the account away. */
    public Answer change(Caller caller, CustomerId id, @Nullable RefundAccount account, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        if (account != null) {
            RefundRules.requireAccount(account);
        }
        Map<String, String> before = inForce(company, id);
        Map<String, String> after = account == null ? Map.of(TAKEN_AWAY, "none") : account.named();
        if (after.equals(before) || (account == null && before.isEmpty())) {
            throw Refusal.conflict("BANK_DETAILS_SAME", "These are the bank details in force already.");
        }
        Asked asked = new Asked(
                        ApprovalKind.BANK_DETAILS,
                        OF_CUSTOMER,
                        id.value(),
                        customer.number(),
                        id.value(),
                        nothing(company),
                        nothing(company),
                        reason.strip(),
                        after)
                .insteadOf(before);
        return approvals.passOrAsk(caller, asked, () -> keep(caller, caller, asked));
    }

    /** Adds an account of the company; the first one sets the company up and needs nobody else. */
    public Answer add(Caller caller, BankAccount account, String reason) {
        own.requireSound(caller, account);
        if (own.setsUp(caller)) {
            return new Answer.Done(own.add(caller, account));
        }
        Asked asked = own.asked(caller.company(), account, reason.strip());
        return approvals.passOrAsk(caller, asked, () -> own.add(caller, account));
    }

    /** Has an account printed on invoices in its currency instead of the one before. */
    public Answer prefer(Caller caller, UUID id, String reason) {
        Asked asked = own.asked(caller, id, reason.strip());
        return approvals.passOrAsk(caller, asked, () -> own.prefer(caller, id));
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.BANK_DETAILS;
    }

    @Override
    public Approval.Deed carryOut(Caller asker, Approval approved) {
        Asked asked = approved.asked();
        Approval.Decision decision = Objects.requireNonNull(approved.decision());
        return asked.subjectType().equals(OF_CUSTOMER)
                ? keep(asker, Caller.onBehalfOf(asker.company(), decision.by()), asked)
                : own.carryOut(asker, asked);
    }

    private Approval.Deed keep(Caller asker, Caller by, Asked asked) {
        CompanyId company = asker.company();
        var customer = new CustomerId(asked.subject());
        accounts.lock(company, customer);
        if (!inForce(company, customer).equals(asked.before())) {
            throw Refusal.conflict(
                    "BANK_DETAILS_MOVED_ON",
                    "The bank details in force have changed since this was asked for; reject it and have it asked again.");
        }
        var version = new RefundAccounts.Version(
                Ids.next(),
                account(asked.command()),
                asked.reason(),
                asker.actor().reference(),
                clock.today(company),
                clock.now(),
                by.actor().reference());
        accounts.insert(company, customer, version);
        audit.record(
                asker,
                AuditEvent.of("bank-details.change", OF_CUSTOMER, asked.subject(), asked.label())
                        .about(asked.subject())
                        .because(asked.reason()));
        return new Approval.Deed("refund account", version.id(), asked.label());
    }

    private Map<String, String> inForce(CompanyId company, CustomerId customer) {
        return accounts.of(company, customer)
                .map(agreed -> agreed.account().named())
                .orElse(Map.of());
    }

    private static @Nullable RefundAccount account(Map<String, String> named) {
        if (named.containsKey(TAKEN_AWAY)) {
            return null;
        }
        String number = named.get("Account");
        AchAccount ach = Optional.ofNullable(named.get("Routing number"))
                .map(routing -> AchAccount.of(
                        routing,
                        Objects.requireNonNull(number),
                        AccountKind.valueOf(Objects.requireNonNull(named.get("Kind of account")))))
                .orElse(null);
        return new RefundAccount(Objects.requireNonNull(named.get("Beneficiary")), named.get("IBAN"), number, ach);
    }

    private Money nothing(CompanyId company) {
        return Money.zero(companies.get(company).currency());
    }
}
