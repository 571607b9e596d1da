package org.tallystick.workbench.payments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.CashExchange;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Exchanges;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentExchange;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;

/** Gathers what is shown of a payment's exchanges. */
@Component
class ExchangePanels {
    private final Exchanges exchanges;
    private final Payments payments;
    private final BankAccounts bankAccounts;
    private final CashExchange desk;

    ExchangePanels(Exchanges exchanges, Payments payments, BankAccounts bankAccounts, CashExchange desk) {
        this.exchanges = exchanges;
        this.payments = payments;
        this.bankAccounts = bankAccounts;
        this.desk = desk;
    }

    ExchangePanel of(Caller caller, Payment payment) {
        CompanyId company = caller.company();
        List<PaymentExchange> all = exchanges.of(company, payment.id());
        Map<UUID, String> undone = new HashMap<>();
        List<PaymentId> others = new ArrayList<>();
        for (PaymentExchange exchange : all) {
            others.add(other(exchange, payment));
            if (exchange.reverses() != null) {
                undone.put(exchange.reverses(), Objects.requireNonNullElse(exchange.reason(), ""));
            }
        }
        Map<PaymentId, Payment> found = payments.byIds(company, others);
        List<ExchangePanel.Row> rows = new ArrayList<>();
        for (PaymentExchange exchange : all) {
            if (exchange.reverses() == null) {
                Payment other = Objects.requireNonNull(found.get(other(exchange, payment)));
                rows.add(new ExchangePanel.Row(
                        exchange, other, undone.get(exchange.id()), mayUndo(caller, exchange, payment, other)));
            }
        }
        return new ExchangePanel(
                payment, desk.told(company, payment.id()).orElse(null), rows, mayExchange(caller, payment));
    }

    private static PaymentId other(PaymentExchange exchange, Payment payment) {
        return exchange.from().equals(payment.id()) ? exchange.to() : exchange.from();
    }

    private static boolean mayUndo(Caller caller, PaymentExchange exchange, Payment payment, Payment other) {
        Payment exchanged = payment.isExchange() ? payment : other;
        return caller.may(Permission.ALLOCATE)
                && exchange.isActive()
                && exchanged.unapplied().equals(exchanged.amount());
    }

    private boolean mayExchange(Caller caller, Payment payment) {
        return caller.may(Permission.ALLOCATE)
                && payment.unapplied().isPositive()
                && !payment.isExchange()
                && !payment.disputed()
                && bankAccounts.find(caller.company(), payment.bankAccount()).isPresent();
    }
}
