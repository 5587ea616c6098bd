# What is remembered, and what happens when it is not.

story S47: the table was emptied while things are stuck

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, ca-central-1 ACTIVE
00:30   -> opened warning region-adding ap-southeast-2
00:40   table emptied -> opened warning region-adding ap-southeast-2
00:45   ca-central-1 ACTIVE


story S48: an instance returns while its record awaits its expiry

00:00   org ACTIVE, sandbox ACTIVE
00:05   sandbox gone
00:10   -> opened critical instance-lost sandbox
20d00:00 sandbox CREATE_FAILED "No"
        -> closed recovered instance-lost sandbox
        -> opened critical instance-create-failed sandbox
20d00:05 sandbox ACTIVE -> closed recovered instance-create-failed sandbox


story S45: a record that can't be read is reported and left alone, and the others go on

00:00   org ACTIVE, eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta CREATE_FAILED "No"
        -> opened critical instance-create-failed beta
00:05   record beta damaged -> opened critical record-unreadable record/beta
00:30   beta ACTIVE -> opened warning region-adding ap-southeast-2
00:35   record beta mended
        -> closed recovered record-unreadable record/beta
        -> closed recovered instance-create-failed beta


story S45: an empty list proves nothing while a record can't be read

00:00   org ACTIVE
00:05   record org damaged -> opened critical record-unreadable record/org
00:10   org gone
00:15..00:20
00:25   -> opened warning not-seen scope with "an instance is known that should be there"


story S37: after the record of the only instance has expired, an empty list is still what is expected

00:00   org ACTIVE
00:05   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:10   org gone
00:15   -> closed completed instance-deleting org
00:20   record org deleted
00:25..01:30
