package org.tallystick.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.AnswerTime;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Decider;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.credit.CreditLimitDesk;
import org.tallystick.credit.LimitTerms;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankDetailsDesk;
import org.tallystick.payments.RefundAccount;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Progress;

/** Deeds that take a second person: a large invoice, a higher limit and another refund account wait for one. */
@Component
class DemoApprovals {
    private static final String LARGE = "C-1001";
    private static final String SMALL = "C-1002";

    private final ApprovalMatrix matrix;
    private final ApprovalDesk approvals;
    private final ChargeDesk charges;
    private final BillingDesk billing;
    private final CreditLimitDesk limits;
    private final BankDetailsDesk bankDetails;
    private final Transactions transactions;
    private final BusinessClock clock;

    DemoApprovals(
            ApprovalMatrix matrix,
            ApprovalDesk approvals,
            ChargeDesk charges,
            BillingDesk billing,
            CreditLimitDesk limits,
            BankDetailsDesk bankDetails,
            Transactions transactions,
            BusinessClock clock) {
        this.matrix = matrix;
        this.approvals = approvals;
        this.charges = charges;
        this.billing = billing;
        this.limits = limits;
        this.bankDetails = bankDetails;
        this.transactions = transactions;
        this.clock = clock;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        agree(caller);
        invoices(founded);
        limits(founded);
        refundAccounts(founded);
        line.accept("10. Approvals: a large invoice, a credit limit and a refund account wait for a second person.");
    }

    /** The year before was billed without lines; large invoices and first ones are looked at twice from now on. */
    private void agree(Caller caller) {
        Money nothing = Money.zero(DemoCompany.EUR);
        var hours = new AnswerTime(8, AnswerTime.Unit.BUSINESS_HOURS);
        var controller = new Decider(Approver.CONTROLLER, null, Approver.ADMINISTRATOR);
        matrix.set(
                caller,
                new Matrix(
                        ApprovalKind.INVOICE,
                        List.of(
                                new MatrixLine(null, Money.of("10000", DemoCompany.EUR), false, controller, hours),
                                new MatrixLine(
                                        null,
                                        nothing,
                                        true,
                                        new Decider(Approver.APPROVER, null, Approver.CONTROLLER),
                                        hours),
                                new MatrixLine(null, nothing, Approver.NOBODY, 1))));
        matrix.set(
                caller,
                new Matrix(
                        ApprovalKind.CREDIT_MEMO,
                        List.of(new MatrixLine(null, Money.of("1000", DemoCompany.EUR), Approver.CONTROLLER, 2))));
    }

    private void invoices(DemoCompany.Founded founded) {
        Caller caller = founded.caller();
        LocalDate today = clock.today(caller.company());
        charge(founded, LARGE, "Migration of the data centre, second phase", "14800.00", today);
        charge(founded, SMALL, "Half a day of training", "620.00", today);
        billing.collectNow(
                caller,
                new BillingDesk.Order(
                        today, today, Grouping.CUSTOMER, Set.of(customer(founded, LARGE), customer(founded, SMALL))),
                Progress.unwatched());
    }

    private void charge(DemoCompany.Founded founded, String customer, String text, String price, LocalDate today) {
        charges.record(
                founded.caller(),
                List.of(new ChargeInput(
                        customer(founded, customer),
                        "office",
                        customer + "/" + text,
                        text,
                        BigDecimal.ONE,
                        "piece",
                        new BigDecimal(price),
                        DemoCompany.EUR,
                        "STANDARD",
                        null,
                        null,
                        today,
                        today,
                        today)));
    }

    private void limits(DemoCompany.Founded founded) {
        Caller caller = founded.caller();
        LocalDate today = clock.today(caller.company());
        CustomerId customer = customer(founded, LARGE);
        agreed(caller, limits.ask(caller, customer, limit("60000", today, null), "Three years of orders, always paid"));
        limits.ask(caller, customer, limit("90000", today, today.plusMonths(3)), "Second phase of the migration");
    }

    private static LimitTerms limit(String limit, LocalDate from, @Nullable LocalDate until) {
        return new LimitTerms(
                DemoCompany.EUR,
                Money.of(limit, DemoCompany.EUR),
                Money.of("40000", DemoCompany.EUR),
                "Credit insurance, policy KV-20881",
                from,
                until);
    }

    private void refundAccounts(DemoCompany.Founded founded) {
        Caller caller = founded.caller();
        CustomerId customer = customer(founded, SMALL);
        agreed(
                caller,
                bankDetails.change(
                        caller, customer, account("DE89370400440532013000"), "As on their first purchase order"));
        bankDetails.change(caller, customer, account("NL91ABNA0417164300"), "Asked for by e-mail; not called back yet");
    }

    private static RefundAccount account(String iban) {
        return new RefundAccount("Mercy Clinic", iban, null, null);
    }

    /** A second pair of eyes at the machine. */
    private void agreed(Caller caller, Answer answer) {
        if (answer instanceof Answer.Waits(var request)) {
            transactions.in(
                    CompanyScope.of(caller.company()),
                    () -> approvals.approve(Caller.commandLine(caller.company()), request, "Agreed on the phone"));
        }
    }

    private static CustomerId customer(DemoCompany.Founded founded, String number) {
        return Objects.requireNonNull(founded.customers().get(number));
    }
}
