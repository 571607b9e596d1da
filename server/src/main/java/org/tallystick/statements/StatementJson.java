package org.tallystick.statements;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.AgingItem;
import org.tallystick.invoicing.Party;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the content of a statement as JSON, the same bytes for the same content, and reads it. Amounts are minor units. */
final class StatementJson {
    private static final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private StatementJson() {}

    private record Written(
            int version,
            String number,
            StatementStyle style,
            String language,
            Party company,
            Party customer,
            UUID customerId,
            String currency,
            LocalDate from,
            LocalDate to,
            long opening,
            List<WrittenMovement> movements,
            long closing,
            List<WrittenItem> items) {}

    private record WrittenMovement(
            LocalDate on, AccountStatement.Kind kind, String number, UUID subject, long amount, long balance) {}

    private record WrittenItem(
            UUID id,
            AgingItem.Kind kind,
            UUID document,
            String number,
            int installment,
            @Nullable String reference,
            @Nullable String purchaseOrder,
            LocalDate documentOn,
            LocalDate dueOn,
            long amount,
            long open,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long disputed) {}

    static byte[] write(StatementContent content) {
        AccountStatement account = content.account();
        var written = new Written(
                1,
                content.number(),
                content.style(),
                content.language(),
                content.company(),
                content.customer(),
                account.customer().value(),
                content.currency().code(),
                account.from(),
                account.to(),
                account.opening().minor(),
                account.movements().stream().map(StatementJson::written).toList(),
                account.closing().minor(),
                account.openItems().stream().map(StatementJson::written).toList());
        return json.writeValueAsString(written).getBytes(StandardCharsets.UTF_8);
    }

    static StatementContent read(byte[] bytes) {
        Written written = json.readValue(bytes, Written.class);
        CurrencyCode currency = CurrencyCode.of(written.currency());
        return new StatementContent(
                written.number(),
                written.style(),
                written.language(),
                written.company(),
                written.customer(),
                new AccountStatement(
                        new CustomerId(written.customerId()),
                        written.from(),
                        written.to(),
                        new Money(written.opening(), currency),
                        written.movements().stream()
                                .map(movement -> read(movement, currency))
                                .toList(),
                        new Money(written.closing(), currency),
                        written.items().stream()
                                .map(item -> read(item, currency))
                                .toList()));
    }

    private static WrittenMovement written(AccountStatement.Movement movement) {
        return new WrittenMovement(
                movement.on(),
                movement.kind(),
                movement.number(),
                movement.subject(),
                movement.amount().minor(),
                movement.balance().minor());
    }

    private static AccountStatement.Movement read(WrittenMovement movement, CurrencyCode currency) {
        return new AccountStatement.Movement(
                movement.on(),
                movement.kind(),
                movement.number(),
                movement.subject(),
                new Money(movement.amount(), currency),
                new Money(movement.balance(), currency));
    }

    private static WrittenItem written(AgingItem item) {
        return new WrittenItem(
                item.id(),
                item.kind(),
                item.document(),
                item.number(),
                item.installment(),
                item.reference(),
                item.purchaseOrder(),
                item.documentOn(),
                item.dueOn(),
                item.amount().minor(),
                item.open().minor(),
                item.disputed().isZero() ? null : item.disputed().minor());
    }

    private static AgingItem read(WrittenItem item, CurrencyCode currency) {
        return new AgingItem(
                item.id(),
                item.kind(),
                item.document(),
                item.number(),
                item.installment(),
                item.reference(),
                item.purchaseOrder(),
                item.documentOn(),
                item.dueOn(),
                new Money(item.amount(), currency),
                new Money(item.open(), currency),
                new Money(item.disputed() == null ? 0 : item.disputed(), currency));
    }
}
