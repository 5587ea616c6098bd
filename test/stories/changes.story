# Every change has one outcome. It closes what was opened, or is announced.

story S25: a Region becomes ACTIVE before the threshold

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:25   ap-southeast-2 ACTIVE
00:30..01:00


story S25: a Region becomes ACTIVE before the threshold, and the policy wants to know

policy  tell-from info
00:00   eu-west-1 ACTIVE
00:05   ap-southeast-2 ADDING since 00:03 -> announced info appeared ap-southeast-2
00:25   ap-southeast-2 ACTIVE -> announced info completed ap-southeast-2 after 22m


story S26: a Region becomes ACTIVE after opening

policy  adding-warning 30  adding-critical 120

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:29
00:30   -> opened warning region-adding ap-southeast-2
02:00   -> escalated critical region-adding ap-southeast-2
02:10   ap-southeast-2 ACTIVE
        -> closed completed region-adding ap-southeast-2 after 2h 10m as critical


story S27: a Region vanishes after opening

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
00:35   ap-southeast-2 gone
00:40   -> closed vanished region-adding ap-southeast-2 after 35m
00:45


story S27: a Region vanishes before the threshold

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:10   ap-southeast-2 gone
00:15   -> announced warning vanished ap-southeast-2 after 10m
00:20


story S28: a Region that is stuck in ADDING is being removed

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
00:40   ap-southeast-2 REMOVING
        -> closed removal-started region-adding ap-southeast-2 after 40m
        -> opened warning region-removing ap-southeast-2
00:45..01:05
01:10   -> overdue warning region-removing ap-southeast-2 with "at least 30m"


story S29: a removal is reverted after opening

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:30   -> overdue warning region-removing ap-southeast-2 with "at least 30m"
00:40   ap-southeast-2 ACTIVE -> closed reverted region-removing ap-southeast-2


story S29: a removal is reverted before the threshold

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:10   ap-southeast-2 ACTIVE -> closed reverted region-removing ap-southeast-2


story S30: a Region goes from REMOVING to ADDING, with an AddedDate of before

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05
00:10   ap-southeast-2 ADDING since 00:00 -> closed superseded region-removing ap-southeast-2
00:30..00:35
00:40   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S30: a Region goes from REMOVING to ADDING, with an AddedDate of after the last seen poll

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:10   ap-southeast-2 ADDING since 00:08 -> closed superseded region-removing ap-southeast-2
00:37
00:38   -> opened warning region-adding ap-southeast-2


story S31: a removal completes after opening

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:30   -> overdue warning region-removing ap-southeast-2 with "at least 30m"
00:40   ap-southeast-2 gone
00:45   -> closed completed region-removing ap-southeast-2 after 40m


story S32: an ACTIVE Region starts to be removed

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:10   ap-southeast-2 gone
00:15   -> closed completed region-removing ap-southeast-2


story S32: an ACTIVE Region is gone without having been removed

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15


story S33: an add is retried every 25 minutes and never finishes

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:25   ap-southeast-2 ADDING since 00:24 -> announced warning superseded ap-southeast-2
00:50   ap-southeast-2 ADDING since 00:49 -> announced warning superseded ap-southeast-2
01:15   ap-southeast-2 gone
01:20   -> announced warning vanished ap-southeast-2
01:25   ap-southeast-2 ADDING since 01:22
01:50   ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
01:55   ap-southeast-2 gone
02:00   -> closed completed region-removing ap-southeast-2
02:05   ap-southeast-2 ADDING since 02:03
02:30   ap-southeast-2 gone
02:35   -> announced warning vanished ap-southeast-2


story S34: CREATE_FAILED opens an incident when it is first seen

00:00   sandbox CREATE_FAILED "The KMS key is disabled"
        -> opened critical instance-create-failed sandbox with "The KMS key is disabled"
00:05


story S34: an instance that is being created fails

00:00   org ACTIVE, sandbox CREATE_IN_PROGRESS
00:05   sandbox CREATE_FAILED "Insufficient permissions"
        -> opened critical instance-create-failed sandbox with "Insufficient permissions"
00:10   sandbox ACTIVE -> closed recovered instance-create-failed sandbox


story S34: an instance that is being created is stuck

00:00   org ACTIVE, sandbox CREATE_IN_PROGRESS
00:30   -> opened warning instance-creating sandbox
02:00   -> escalated critical instance-creating sandbox
02:05   sandbox CREATE_FAILED "At last"
        -> closed superseded instance-creating sandbox after 2h 5m
        -> opened critical instance-create-failed sandbox


story S35: the StatusReason changes once

00:00   sandbox CREATE_FAILED "First" -> opened critical instance-create-failed sandbox with "First"
00:05   sandbox CREATE_FAILED "Second" -> updated critical instance-create-failed sandbox with "Second"
00:10..01:30


story S35: the StatusReason changes in every poll

00:00   sandbox CREATE_FAILED "0" -> opened critical instance-create-failed sandbox
00:05   sandbox CREATE_FAILED "1" -> updated critical instance-create-failed sandbox
00:10   sandbox CREATE_FAILED "2"
00:30   sandbox CREATE_FAILED "3"
01:00   sandbox CREATE_FAILED "4"
01:05   sandbox CREATE_FAILED "5" -> updated critical instance-create-failed sandbox with "5"
01:10   sandbox CREATE_FAILED "6"


story S36: an instance that failed is gone

00:00   org ACTIVE, sandbox CREATE_FAILED "No" -> opened critical instance-create-failed sandbox
00:05   sandbox gone
00:10   -> closed completed instance-create-failed sandbox after 5m
00:15


story S36: the only instance failed and is gone

00:00   sandbox CREATE_FAILED "No" -> opened critical instance-create-failed sandbox
00:05   sandbox gone
00:10   -> closed completed instance-create-failed sandbox after 5m
00:15..01:30


story S37: the only instance, with two Regions, is deleted in the orderly way; hours later one poll is blind

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:10   org without regions
00:15   org gone
00:20   -> closed completed instance-deleting org after 10m as critical
00:25..05:00
05:05   throttled
05:10..06:30


story S37: a deletion is stuck

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:30..02:00                                   # its Regions are not decided
02:05   -> overdue critical instance-deleting org
02:10   org ACTIVE
        -> closed reverted instance-deleting org
        -> overdue warning region-removing ap-southeast-2 with "at least 2h 10m"


story S38: an instance goes while two of its Regions are stuck

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, ca-central-1 ADDING since 00:00, beta ACTIVE
00:30   -> opened warning region-adding ap-southeast-2
        -> opened warning region-adding ca-central-1
00:35   org gone
00:40   -> closed instance-gone region-adding ap-southeast-2 after 35m
        -> closed instance-gone region-adding ca-central-1 after 35m
        -> opened critical instance-lost org
00:45..01:30


story S39: the primary Region is being removed

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   eu-west-1 REMOVING -> opened critical region-removing eu-west-1
00:10..00:30
00:35


story S39: the primary Region changes

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   org primary ap-southeast-2 -> opened critical primary-elsewhere org with "ap-southeast-2"
00:10..00:30


story S39: PrimaryRegion is left out

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   org without primary
00:10


story S40: a Region returns after it was gone, with the same AddedDate

policy  adding-critical 0
00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
00:35   ap-southeast-2 gone
00:40   -> closed vanished region-adding ap-southeast-2
00:45   ap-southeast-2 ADDING since 00:00
00:50..01:10
01:15   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S40: an instance returns after it was gone, with the same ARN

policy  tell-from info
00:00   beta ACTIVE, org CREATE_FAILED "No" -> opened critical instance-create-failed org
00:05   org gone
00:10   -> closed completed instance-create-failed org
00:15   org CREATE_FAILED "No" -> opened critical instance-create-failed org


story S40: the Regions of an instance that returns are back after gone, whatever their AddedDate

policy  tell-from info
00:00   beta ACTIVE, eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   org gone
00:10   -> opened critical instance-lost org
00:15   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
        -> closed recovered instance-lost org
        -> announced info appeared ap-southeast-2
00:40
00:45   -> opened warning region-adding ap-southeast-2 with "at least 30m"
