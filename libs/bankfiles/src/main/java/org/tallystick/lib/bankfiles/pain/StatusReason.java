package org.tallystick.lib.bankfiles.pain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a payment has its status: a code such as AC04 or MD01, or the bank's own, and the words of the bank. */
public record StatusReason(@Nullable String code, List<String> text) {
    public StatusReason {
        text = List.copyOf(text);
    }
}
