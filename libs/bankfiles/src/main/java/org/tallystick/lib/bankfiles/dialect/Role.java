package org.tallystick.lib.bankfiles.dialect;

import java.util.List;
import java.util.Locale;
import org.tallystick.lib.bankfiles.statement.DetailDraft;

/** What a part of a text stands for. */
enum Role {
    END_TO_END,
    MANDATE,
    TEXT,
    REFERENCE,
    NAME,
    ULTIMATE,
    ACCOUNT,
    BIC,
    RETURNED,
    OTHER,
    INTERNAL;

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Adds a part that has this role. */
    void add(String part, DetailDraft draft) {
        switch (this) {
            case END_TO_END -> draft.endToEndId(part);
            case MANDATE -> draft.mandateId(part);
            case TEXT -> draft.freeText(part);
            case REFERENCE -> draft.referenceText(part);
            case NAME -> draft.name(part);
            case ULTIMATE -> draft.ultimateName(part);
            case ACCOUNT -> draft.account(part);
            case BIC -> draft.bic(part);
            case RETURNED -> draft.returned(part, List.of());
            case OTHER -> draft.additional(part);
            case INTERNAL -> {}
        }
    }
}
