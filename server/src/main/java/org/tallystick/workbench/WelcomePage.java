package org.tallystick.workbench;

import org.jspecify.annotations.Nullable;
import org.tallystick.access.Invitations.Invitation;

/** An invitation, or nothing when the link was used or has expired. */
public record WelcomePage(String token, @Nullable Invitation invitation) {}
