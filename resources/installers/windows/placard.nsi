; The installer for Windows: for one person, without an administrator, without a question.
;
;   installer.py TREE OUT VERSION   compiles this over a frozen program
;
;   setup.exe              installs for this person, offers to start
;   setup.exe /S           installs silently; /D=C:\folder, last and unquoted, says where
;   uninstall.exe /S       removes silently; settings and installed editions stay where they are
;
; Exit status: 0 done, 2 stopped because Placard is running or the folder cannot be written.

Target amd64-unicode
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Placard"

Name "Placard"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Placard"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
CRCCheck force
ManifestDPIAware true
ManifestSupportedOS all
BrandingText "Placard ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Placard"
VIAddVersionKey "FileDescription" "Placard: setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The Placard contributors"
VIAddVersionKey "LegalCopyright" "MIT licence; the content CC BY 4.0"

!define CLASSES "Software\Classes"
!define EDITION_CLASS "Placard.Edition"
!define MUI_ICON "${ICONS}/placard.ico"
!define MUI_UNICON "${ICONS}/placard.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\placard.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The language is that of the person's Windows; the first is for everyone else.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString EDITION_FILE ${LANG_ENGLISH} "Placard edition"
LangString EDITION_FILE ${LANG_FRENCH} "Édition de Placard"
LangString EDITION_FILE ${LANG_SPANISH} "Edición de Placard"
LangString EDITION_FILE ${LANG_ARABIC} "طبعة Placard"
LangString EDITION_FILE ${LANG_RUSSIAN} "Издание Placard"
LangString EDITION_FILE ${LANG_SIMPCHINESE} "Placard 版本"

LangString IS_RUNNING ${LANG_ENGLISH} "Placard is running, or its folder cannot be written. Close it and start again."
LangString IS_RUNNING ${LANG_FRENCH} "Placard est ouvert, ou son dossier n’est pas accessible en écriture. Fermez-le et recommencez."
LangString IS_RUNNING ${LANG_SPANISH} "Placard está abierto o no se puede escribir en su carpeta. Ciérrelo y vuelva a empezar."
LangString IS_RUNNING ${LANG_ARABIC} "برنامج Placard قيد التشغيل أو لا يمكن الكتابة في مجلده. أغلقه ثم ابدأ من جديد."
LangString IS_RUNNING ${LANG_RUSSIAN} "Placard запущен, или в его папку нельзя записать. Закройте его и начните снова."
LangString IS_RUNNING ${LANG_SIMPCHINESE} "Placard 正在运行，或无法写入其文件夹。请关闭后重新开始。"

; A running program holds its own file, and a half-replaced one would be worse than the old one.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\placard.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\placard.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section "Placard"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; what an older version had and this one has not
  ClearErrors
  File /r "${TREE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Placard.lnk" "$INSTDIR\placard.exe"
  ${If} ${Errors}
    SetErrorLevel 2
    Abort "$(IS_RUNNING)"
  ${EndIf}

  WriteRegStr HKCU "${CLASSES}\${EDITION_CLASS}" "" "$(EDITION_FILE)"
  WriteRegStr HKCU "${CLASSES}\${EDITION_CLASS}\DefaultIcon" "" "$INSTDIR\placard.exe,0"
  WriteRegStr HKCU "${CLASSES}\${EDITION_CLASS}\shell\open\command" "" '"$INSTDIR\placard.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.placard" "" "${EDITION_CLASS}"
  WriteRegStr HKCU "${CLASSES}\.placard" "Content Type" "application/vnd.placard.edition"
  WriteRegStr HKCU "${CLASSES}\.placard\OpenWithProgids" "${EDITION_CLASS}" ""
  WriteRegStr HKCU "${CLASSES}\placard" "" "URL:Placard"
  WriteRegStr HKCU "${CLASSES}\placard" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\placard\DefaultIcon" "" "$INSTDIR\placard.exe,0"
  WriteRegStr HKCU "${CLASSES}\placard\shell\open\command" "" '"$INSTDIR\placard.exe" "%1"'

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Placard"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\placard.exe,0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The Placard contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types have changed
SectionEnd

; Only what was installed goes: a folder of the person's own in there keeps the folder alive, and
; their data in $LOCALAPPDATA\Placard is not touched.
Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\placard.exe"
  Delete "$INSTDIR\placardctl.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Placard.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\.placard" ""
  ${If} $0 == "${EDITION_CLASS}"
    DeleteRegValue HKCU "${CLASSES}\.placard" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.placard" "Content Type"
  DeleteRegValue HKCU "${CLASSES}\.placard\OpenWithProgids" "${EDITION_CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.placard\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.placard"
  DeleteRegKey HKCU "${CLASSES}\${EDITION_CLASS}"
  ReadRegStr $0 HKCU "${CLASSES}\placard\shell\open\command" ""
  ${If} $0 == '"$INSTDIR\placard.exe" "%1"'
    DeleteRegKey HKCU "${CLASSES}\placard"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function .onInit
  !insertmacro RefuseWhileRunning
FunctionEnd

Function un.onInit
  !insertmacro RefuseWhileRunning
FunctionEnd
