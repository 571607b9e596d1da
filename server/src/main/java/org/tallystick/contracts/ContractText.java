package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The exact text that is signed: the same facts always make the same text. */
final class ContractText {
    private ContractText() {}

    static String write(
            String seller,
            String buyer,
            Contract contract,
            LocalDate effectiveOn,
            @Nullable LocalDate endsOn,
            ContractTerms terms) {
        var text = new StringBuilder();
        text.append("Contract ").append(contract.number()).append(", version ").append(contract.versions() + 1);
        text.append('\n').append(contract.title()).append("\n\n");
        text.append("Between ").append(seller).append(" and ").append(buyer).append(".\n");
        text.append("In force from ").append(effectiveOn);
        text.append(endsOn == null ? ", without a last day.\n" : " through " + endsOn + ".\n");
        if (contract.versions() > 0) {
            text.append("From that day it takes the place of version ")
                    .append(contract.versions())
                    .append(".\n");
        }
        if (!terms.text().isEmpty()) {
            text.append('\n').append(terms.text()).append('\n');
        }
        text.append("\nCharges\n");
        for (ContractLine line : terms.lines()) {
            text.append('\n').append(line(line, contract)).append('\n');
        }
        text.append("\nAmounts are net of tax. Part of a period is charged by its days over all days of the period.\n");
        return text.toString();
    }

    private static String line(ContractLine line, Contract contract) {
        String conditions = ContractWords.conditions(line, contract.currency());
        return line.clause() + "  " + line.description() + "\n    " + ContractWords.rate(line, contract.currency())
                + (conditions.isEmpty() ? "" : ", " + conditions) + "\n    "
                + ContractWords.schedule(line.schedule());
    }
}
