# What a poll sees, and what it proves.

story S14: throttled, failing, denied for an hour, with no additional Region to ask

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05..00:15 throttled
00:20   throttled -> opened warning not-seen scope with "ThrottlingException"
00:25..00:40 failing
00:45   denied "KMS_AccessDeniedException"                    # one poll is no news; two that agree are
00:50   denied "KMS_AccessDeniedException"
        -> updated warning not-seen scope with "That is about permissions"
00:55..01:00 denied "KMS_AccessDeniedException"
01:05   denied "KMS_AccessDeniedException"
        -> escalated critical not-seen scope with "AccessDeniedException" with "KMS_AccessDeniedException"
01:10   -> closed recovered not-seen scope after 1h 5m
        -> opened warning region-adding ap-southeast-2      # its clock ran on
01:15


story S14: a resource vanishes while nobody can look

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, ca-central-1 ADDING since 00:00
00:05..00:10 denied, ap-southeast-2 gone, ca-central-1 gone
00:15
00:20   -> announced warning vanished ca-central-1
        -> opened critical region-lost ap-southeast-2


story S15: page 2 of 3 fails

00:00   org/eu-west-1 ACTIVE, org/ap-southeast-2 ADDING since 00:00
00:01   beta/eu-west-1 ACTIVE, beta/ap-southeast-2 ADDING since 00:00
00:02   gamma/eu-west-1 ACTIVE, gamma/ap-southeast-2 ADDING since 00:00
00:30   page 2 fails -> opened warning region-adding ap-southeast-2
00:35   page 2 fails
00:40   page 2 fails
00:45   page 2 fails -> opened warning not-seen scope
00:50   -> closed recovered not-seen scope
        -> opened warning region-adding beta/ap-southeast-2
        -> opened warning region-adding gamma/ap-southeast-2


story S15: while a row is read at the primary Region, not seeing the rest is no more than a warning

00:00   org/eu-west-1 ACTIVE, beta/eu-west-1 ACTIVE
00:05..00:15 page 2 fails
00:20   page 2 fails -> opened warning not-seen scope
00:25..01:55 page 2 fails
02:00   throttled
02:05   throttled -> updated warning not-seen scope with "Wait"
02:10..02:50 throttled
02:55   throttled -> escalated critical not-seen scope
03:00   -> closed recovered not-seen scope


story S16: an empty list, though an instance is known

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05..00:15 empty
00:20   empty -> opened warning not-seen scope with "empty list"
00:25   -> closed recovered not-seen scope after 20m
00:30


story S17: an empty list on the very first runs

00:00..00:10 empty
00:15   empty -> opened warning not-seen scope with "a wrong Region or a wrong account"
00:20..00:55 empty
01:00   empty -> escalated critical not-seen scope
01:05   eu-west-1 ACTIVE -> closed recovered not-seen scope after 1h 5m


story S18: a status that we don't know, before the threshold and while an incident is open

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:10   ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2 with "QUEUED"
00:15..00:35
00:40   ap-southeast-2 ADDING since 00:00
        -> closed recovered unknown-status ap-southeast-2 after 30m
        -> opened warning region-adding ap-southeast-2
00:45   ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2
00:50..04:35                                   # suspended: no escalation
04:40   -> reminded warning region-adding ap-southeast-2 with "QUEUED"
04:45   -> reminded warning unknown-status ap-southeast-2
04:50..06:00
06:05   ap-southeast-2 ADDING since 00:00
        -> closed recovered unknown-status ap-southeast-2
        -> escalated critical region-adding ap-southeast-2
06:10   ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2
06:15   ap-southeast-2 REMOVING
        -> closed recovered unknown-status ap-southeast-2
        -> closed removal-started region-adding ap-southeast-2 after 6h 15m
        -> opened warning region-removing ap-southeast-2


story S18: a new Region whose first status we don't know

00:00   eu-west-1 ACTIVE
00:05   ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2
00:10   ap-southeast-2 PAUSED -> updated warning unknown-status ap-southeast-2
00:15   ap-southeast-2 gone
00:20   -> closed superseded unknown-status ap-southeast-2


story S18: an instance in a status that we don't know

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   org UPDATING -> opened warning unknown-status org
00:30   -> opened warning region-adding ap-southeast-2
00:35   org ACTIVE -> closed recovered unknown-status org


story S19: Regions is left out, then back

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, ca-central-1 ADDING since 00:00
00:05   org without regions
00:10..00:15
00:20   -> opened warning not-seen scope with "Regions"
00:25   org with regions -> closed recovered not-seen scope
00:30   -> opened warning region-adding ca-central-1


story S20: one row is unusable, the others are good

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta/eu-west-1 ACTIVE
00:20   beta without arn
00:25
00:30   -> opened warning region-adding ap-southeast-2
00:35   -> opened warning not-seen scope with "InstanceArn"
00:40   ap-southeast-2 ACTIVE -> closed completed region-adding ap-southeast-2


story S20: a row without a status leaves the instance's status as it was

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:20   org without status
00:25
00:30   -> opened warning region-adding ap-southeast-2
00:35   -> opened warning not-seen scope with "Status"
00:40   ap-southeast-2 gone                    # its list of Regions says so all the same
00:45   -> closed vanished region-adding ap-southeast-2
00:50
00:55   org ACTIVE -> closed recovered not-seen scope
01:00


story S21: absent in one poll, back in the next

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
00:05   ap-southeast-2 gone, beta gone
00:10   ap-southeast-2 ACTIVE, beta ACTIVE
00:15   ap-southeast-2 gone, beta gone
00:17   ap-southeast-2 ACTIVE, beta ACTIVE
00:20


story S21: repeated events prove nothing

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:05
00:06
00:07   ap-southeast-2 ACTIVE


story S22: a token that repeats ends the list

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:25   token repeats
00:30   token repeats -> opened warning region-adding ap-southeast-2
00:35   token repeats
00:40   token repeats -> opened warning not-seen scope with "NextToken"
00:45   -> closed recovered not-seen scope


story S23: the primary Region's endpoint is silent, an additional Region answers

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, ca-central-1 ADDING since 00:00, beta ACTIVE
00:05   silent but ap-southeast-2
00:10   throttled
00:15   silent but ap-southeast-2
00:20   silent but ap-southeast-2
        -> opened warning not-seen scope with "ssoins-0000000000000org.ap-southeast-2.portal.amazonaws.com"
00:25   throttled
00:30   silent but ap-southeast-2
00:35   page 2 fails                           # a row was read: it counts, and the hour begins anew
        -> opened warning region-adding ca-central-1
00:40..01:20 silent but ap-southeast-2
01:25   silent but ap-southeast-2
01:30   silent but ap-southeast-2
01:35   silent but ap-southeast-2
        -> escalated critical not-seen scope
01:40   -> closed recovered not-seen scope


story S24: Regions is left out after the only additional Region was removed: an hour and three polls later nobody waits for it

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:35   -> overdue warning region-removing ap-southeast-2 with "at least 30m"
00:40   org without regions
00:45..01:35
01:40   -> closed unlisted region-removing ap-southeast-2 after 35m with "stopped listing"
01:45


story S24: Regions is left out by an instance that never had more than its primary

00:00   org ACTIVE, org without regions
00:05..00:30


story a list without the primary says nothing about the primary

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   eu-west-1 gone
00:10..00:30


story two entries for one Region: the one that is not ACTIVE counts

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, ap-southeast-2 also ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
