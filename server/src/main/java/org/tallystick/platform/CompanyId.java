package org.tallystick.platform;

import java.util.UUID;

/** Names a company, the boundary of isolation: the first parameter of whatever reads or writes its rows. */
public record CompanyId(UUID value) {
    public static CompanyId next() {
        return new CompanyId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
