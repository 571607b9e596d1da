package org.tallystick.faults;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.Delegations;
import org.tallystick.cast.AnswerFiles;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.AnswerDesk;
import org.tallystick.debits.DebitDesk;
import org.tallystick.debits.DebitHandOut;
import org.tallystick.debits.DebitNotices;
import org.tallystick.debits.DebitOrder;
import org.tallystick.debits.Debits;
import org.tallystick.debits.TargetDays;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.DepositDesk;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateChange;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundFiles;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundInput;
import org.tallystick.payments.TakenByHand;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.promises.PromiseChannel;
import org.tallystick.promises.PromiseDesk;
import org.tallystick.providers.AttemptDesk;
import org.tallystick.providers.PaymentRequestDesk;
import org.tallystick.providers.ProviderSetting;
import org.tallystick.providers.ProviderSettings;
import org.tallystick.providers.Sandbox;
import org.tallystick.providers.SandboxOutcome;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/** The money of an estate: what waits to be paid back, collected or decided, and what banks and providers answered. */
final class EstateMoney {
    private final Trading trading;

    EstateMoney(Trading trading) {
        this.trading = trading;
    }

    /** A credit memo that waits for a second person, and somebody who decides for somebody else. */
    void approvals(InvoiceId invoice) {
        Person clerk = trading.member(Role.BILLING_CLERK);
        Person away = trading.member(Role.APPROVER);
        var asking = new Caller(
                trading.company().id(),
                new Actor(Actor.Kind.PERSON, clerk.id(), clerk.name()),
                Role.BILLING_CLERK.permissions());
        trading.call(() -> trading.bean(CreditApproval.class)
                .credit(
                        asking,
                        invoice,
                        Optional.of(Money.of("11.00", Trading.EUR)),
                        trading.today(),
                        CreditReason.PRICE,
                        "agreed"));
        trading.call(() -> trading.bean(Delegations.class)
                .give(trading.caller(), away.id(), clerk.id(), trading.today(), trading.today(), "on leave"));
    }

    /** One that is made, and a check that waits for the next. */
    void deposits(CustomerId payer) {
        PaymentId first = check(payer, "4711");
        check(payer, "4712");
        trading.call(
                () -> trading.bean(DepositDesk.class).make(trading.caller(), bank(), List.of(first), trading.today()));
    }

    private PaymentId check(CustomerId payer, String number) {
        return trading.call(() -> trading.bean(PaymentDesk.class)
                .receive(
                        trading.caller(),
                        new PaymentInput(
                                payer,
                                PaymentMethod.CHECK,
                                Money.of("5.00", Trading.EUR),
                                trading.today(),
                                null,
                                null,
                                null,
                                bank(),
                                "manual",
                                number,
                                new TakenByHand(number, null, null)))
                .id());
    }

    /** One that left in a file, one that is approved, one that waits; all of the money that came with the statement. */
    void refunds() {
        RefundDesk desk = trading.bean(RefundDesk.class);
        Caller approver = Caller.commandLine(trading.company().id());
        RefundId sent = refund("3.00");
        RefundId approved = refund("2.00");
        refund("1.00");
        trading.call(() -> {
            desk.approve(approver, sent);
            return trading.bean(RefundFiles.class).make(approver, bank());
        });
        trading.call(() -> {
            desk.approve(approver, approved);
            return approved;
        });
    }

    private RefundId refund(String amount) {
        PaymentId payment = trading.call(() -> trading.bean(Payments.class)
                .list(trading.company().id(), new PaymentFilter(null, "thanks", null, null, true), 1, 1)
                .rows()
                .getFirst()
                .id());
        var wanted = new RefundInput(
                payment,
                Money.of(amount, Trading.EUR),
                trading.call(this::bank),
                "Somebody",
                "NL91ABNA0417164300",
                null,
                "paid twice");
        return trading.call(() -> trading.bean(RefundDesk.class).request(trading.caller(), wanted));
    }

    private UUID bank() {
        return trading.bean(BankAccounts.class)
                .list(trading.company().id())
                .getFirst()
                .id();
    }

    /** A card that was kept when it paid, and a payment that waits on the provider's page. */
    void online() {
        CustomerId payer = trading.customer(
                "O-" + trading.company().code(),
                "Northwind of " + trading.company().code());
        trading.call(() -> {
            trading.bean(ProviderSettings.class)
                    .set(trading.caller(), "sandbox", new ProviderSetting(true, BigDecimal.ONE, 0, 0));
            return payer;
        });
        String page = begin(payer, "20.00");
        trading.bean(Sandbox.class)
                .choose(trading.company().id(), page.substring(page.lastIndexOf('/') + 1), SandboxOutcome.SUCCEED);
        trading.bean(OutboxWorker.class).drain(trading.company().id());
        begin(payer, "30.00");
    }

    private String begin(CustomerId payer, String net) {
        OpenItem item = trading.item(trading.invoice(payer, net, trading.today()));
        List<Slice> slices = List.of(new Slice(item.id(), item.open()));
        UUID request = trading.call(
                () -> trading.bean(PaymentRequestDesk.class).make(trading.caller(), payer, "sandbox", slices, 7));
        return trading.bean(AttemptDesk.class)
                .pay(trading.company().id(), request, "/", true)
                .orElseThrow();
    }

    /** Mandates of two customers, and a run that debits the second one. */
    void debit(CustomerId first) {
        CustomerId second = trading.customer(
                "D-" + trading.company().code(),
                "Mercy Clinic of " + trading.company().code());
        trading.invoice(second, "70.00", trading.today());
        trading.call(() -> {
            trading.bean(Creditors.class).set(trading.caller(), new Creditor("DE98ZZZ09999999999", 14, 3));
            mandate(first, "M-1");
            return mandate(second, "M-2");
        });
        LocalDate day = collectOn(trading);
        trading.call(() -> {
            UUID bank = trading.bean(BankAccounts.class)
                    .list(trading.company().id())
                    .getFirst()
                    .id();
            Set<OpenItemId> skipped = trading
                    .bean(OpenItems.class)
                    .openOf(trading.company().id(), first)
                    .stream()
                    .map(OpenItem::id)
                    .collect(Collectors.toSet());
            UUID run =
                    trading.bean(DebitDesk.class).make(trading.caller(), new DebitOrder(bank, day, day, 14, skipped));
            trading.bean(Debits.class)
                    .ofRun(trading.company().id(), run)
                    .forEach(debit -> trading.bean(DebitNotices.class)
                            .told(trading.caller(), debit.id(), trading.today(), "By phone"));
            trading.bean(DebitHandOut.class).handOut(trading.caller(), run);
            return run;
        });
    }

    /** A change that a bank proposes of an ACH authorization, and an answer that names nothing here. */
    void answers(CustomerId customer) {
        trading.call(() -> {
            var input = new MandateInput(
                    "A-1",
                    trading.today(),
                    Mandate.Scheme.PPD,
                    "Ada",
                    AchAccount.of("021000021", "123456789", AccountKind.CHECKING),
                    "signed form",
                    null,
                    null);
            UUID mandate = trading.bean(MandateDesk.class).add(trading.caller(), customer, input);
            var correction = MandateChange.Correction.read("C01", "555").orElseThrow();
            trading.bean(MandateDesk.class).propose(trading.caller(), mandate, correction);
            byte[] file = AnswerFiles.open()
                    .returned("999999990000001", "R01", Money.of("1.00", CurrencyCode.of("USD")))
                    .written()
                    .getBytes(StandardCharsets.US_ASCII);
            return trading.bean(AnswerDesk.class).read(trading.caller(), "answer.ach", file);
        });
    }

    private UUID mandate(CustomerId customer, String reference) {
        var input = new MandateInput(
                reference,
                trading.today(),
                Mandate.Scheme.CORE,
                "Ada",
                new DebitAccount.Sepa("FR1420041010050500013M02606", null),
                null,
                null,
                null);
        return trading.bean(MandateDesk.class).add(trading.caller(), customer, input);
    }

    /** A day by which everything is due. */
    static LocalDate collectOn(Trading trading) {
        return TargetDays.onOrAfter(trading.today().plusDays(45));
    }

    /** A promise for a part of the invoice. */
    void promised(CustomerId customer, InvoiceId invoice) {
        trading.call(() -> trading.bean(PromiseDesk.class)
                .take(
                        trading.caller(),
                        new PromiseDesk.Input(
                                customer,
                                List.of(trading.item(invoice).id()),
                                Money.of("1.00", Trading.EUR),
                                trading.today().plusDays(3),
                                PromiseChannel.PHONE,
                                "Ada",
                                null,
                                null)));
    }
}
