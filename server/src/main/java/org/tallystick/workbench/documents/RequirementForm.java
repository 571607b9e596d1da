package org.tallystick.workbench.documents;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.DocumentRequirement;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/** What the form of a new rule about documents sends. */
public record RequirementForm(
        @Nullable String kind,
        @Nullable String scope,
        @Nullable String source,
        @Nullable String currency,
        @Nullable String least,
        @Nullable String validFrom,
        @Nullable String validUntil) {
    public RequirementDesk.Wanted wanted(@Nullable CustomerId customer, LocalDate today) {
        return new RequirementDesk.Wanted(
                customer,
                Objects.requireNonNullElse(kind, ""),
                Entered.text(source),
                amount(),
                scoped(),
                Objects.requireNonNullElse(Entered.date("first day", validFrom), today),
                Entered.date("last day", validUntil));
    }

    private @Nullable Money amount() {
        return Entered.text(least) == null ? null : Entered.money("amount", least, Entered.currency(currency));
    }

    private DocumentRequirement.Scope scoped() {
        if (scope == null || scope.isBlank()) {
            return DocumentRequirement.Scope.CHARGE;
        }
        try {
            return DocumentRequirement.Scope.valueOf(scope);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("REQUIREMENT_SCOPE", "Choose what one document covers.");
        }
    }
}
