/**
 * What has become of claims: questions (276), answers (277, 005010X212) and the first word of a payer or clearinghouse
 * (277CA, 005010X214). Depends on {@code element} and {@code write}.
 */
@NullMarked
package org.tallystick.lib.x12.claimstatus;

import org.jspecify.annotations.NullMarked;
