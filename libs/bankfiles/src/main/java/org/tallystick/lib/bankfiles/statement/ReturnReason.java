package org.tallystick.lib.bankfiles.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a payment came back: a code such as AC04 or MD06, and the words of the bank. */
public record ReturnReason(@Nullable String code, List<String> text) {
    public ReturnReason {
        text = List.copyOf(text);
    }
}
