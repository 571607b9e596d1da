package org.tallystick.workbench.settings;

import java.util.List;
import org.tallystick.access.ApiKeys.ApiKey;

/** The keys of programs, revoked ones too. */
public record KeysPage(List<ApiKey> keys) {
    public KeysPage {
        keys = List.copyOf(keys);
    }
}
