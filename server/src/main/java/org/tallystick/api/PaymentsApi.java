package org.tallystick.api;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.platform.Refusal;

/** Payments: report one, read one. */
@RestController
@RequestMapping("/api/v1/payments")
class PaymentsApi {
    private final PaymentDesk desk;
    private final Payments payments;
    private final BankAccounts bankAccounts;

    PaymentsApi(PaymentDesk desk, Payments payments, BankAccounts bankAccounts) {
        this.desk = desk;
        this.payments = payments;
        this.bankAccounts = bankAccounts;
    }

    @SnakeCase
    record PaymentView(
            UUID id,
            String number,
            @Nullable UUID customerId,
            String method,
            Amount amount,
            Amount allocated,
            Amount unapplied,
            Amount returned,
            LocalDate receivedOn,
            @Nullable String reference,
            @Nullable String payerName,
            @Nullable String payerAccount,
            UUID bankAccountId,
            String source,
            String sourceId,
            Instant recordedAt) {
        static PaymentView of(Payment payment) {
            CustomerId customer = payment.customer();
            return new PaymentView(
                    payment.id().value(),
                    payment.number(),
                    customer == null ? null : customer.value(),
                    payment.method().name().toLowerCase(Locale.ROOT),
                    Amount.of(payment.amount()),
                    Amount.of(payment.allocated()),
                    Amount.of(payment.unapplied()),
                    Amount.of(payment.returned()),
                    payment.receivedOn(),
                    payment.reference(),
                    payment.payerName(),
                    payment.payerAccount(),
                    payment.bankAccount(),
                    payment.source(),
                    payment.sourceId(),
                    payment.recordedAt());
        }
    }

    @GetMapping("/{id}")
    PaymentView show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return find(caller, new PaymentId(id));
    }

    @PostMapping
    @Transactional
    ResponseEntity<PaymentView> receive(@RequestBody byte[] body, Caller caller) {
        PaymentDesk.Outcome outcome = desk.receive(caller, read(caller, Fields.of(body)));
        PaymentView view = find(caller, outcome.id());
        return outcome instanceof PaymentDesk.Outcome.Received
                ? ResponseEntity.created(URI.create("/api/v1/payments/" + view.id()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    private PaymentView find(Caller caller, PaymentId id) {
        return payments.find(caller.company(), id).map(PaymentView::of).orElseThrow(() -> Refusal.notFound("payment"));
    }

    private PaymentInput read(Caller caller, Fields fields) {
        Optional<UUID> customer = fields.id("customer_id");
        Optional<PaymentMethod> method = fields.choice("method", PaymentMethod.class);
        Money amount = fields.requiredMoney("amount");
        LocalDate receivedOn = fields.requiredDate("received_on");
        Optional<String> reference = fields.text("reference");
        Optional<String> payerName = fields.text("payer_name");
        Optional<String> payerAccount = fields.text("payer_account");
        Optional<UUID> bank = fields.id("bank_account_id");
        String source = fields.required("source");
        String sourceId = fields.required("source_id");
        fields.verify();
        return new PaymentInput(
                customer.map(CustomerId::new).orElse(null),
                method.orElse(PaymentMethod.BANK_TRANSFER),
                amount,
                receivedOn,
                reference.orElse(null),
                payerName.orElse(null),
                payerAccount.orElse(null),
                bank.orElseGet(() -> usualAccount(caller, amount.currency())),
                source,
                sourceId);
    }

    private UUID usualAccount(Caller caller, CurrencyCode currency) {
        return bankAccounts.list(caller.company()).stream()
                .filter(account -> account.currency().equals(currency))
                .findFirst()
                .map(BankAccount::id)
                .orElseThrow(() -> Refusal.conflict(
                        "BANK_ACCOUNT_MISSING", "There is no bank account in " + currency + "; add one first."));
    }
}
